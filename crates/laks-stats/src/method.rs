//! Methods are chosen by name: one macro makes the enum, its names and its parser.

/// A method's name that the function does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{argument} must be one of {}, but is {found:?}", known.join(", "))]
pub struct UnknownMethod {
    /// The argument that takes the name.
    pub argument: &'static str,
    /// The names it accepts, the default first.
    pub known: &'static [&'static str],
    /// What was given.
    pub found: String,
}

/// Declares an enum of methods; the first variant is the default, and each is serialised as its name.
macro_rules! methods {
    (
        $(#[$meta:meta])*
        pub enum $name:ident: $argument:literal {
            $(#[$first_meta:meta])* $first:ident = $first_text:literal,
            $( $(#[$variant_meta:meta])* $variant:ident = $text:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        pub enum $name {
            $(#[$first_meta])* #[default]
            #[cfg_attr(feature = "serde", serde(rename = $first_text))]
            $first,
            $(
                $(#[$variant_meta])*
                #[cfg_attr(feature = "serde", serde(rename = $text))]
                $variant,
            )*
        }

        impl $name {
            /// Every variant, the default first.
            pub const ALL: &'static [Self] = &[Self::$first, $( Self::$variant, )*];
            /// Every name, the default first.
            pub const NAMES: &'static [&'static str] = &[$first_text, $( $text, )*];

            /// The name under which it is chosen and reported.
            ///
            /// ```
            #[doc = concat!(
                "assert_eq!(laks_stats::", stringify!($name), "::default().name(), \"", $first_text, "\");"
            )]
            /// ```
            pub const fn name(self) -> &'static str {
                match self {
                    Self::$first => $first_text,
                    $( Self::$variant => $text, )*
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::method::UnknownMethod;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $first_text => Ok(Self::$first),
                    $( $text => Ok(Self::$variant), )*
                    _ => Err($crate::method::UnknownMethod {
                        argument: $argument,
                        known: Self::NAMES,
                        found: text.to_owned(),
                    }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}
pub(crate) use methods;
