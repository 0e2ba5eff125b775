//! Which letters the upper half of the bytes are in the pages of DOS, which many old programs still write.
//!
//! The other encodings are `encoding_rs`'s; these it does not have. Each table is the letters of the bytes
//! 0x80 to 0xFF in their order; the lower half is ASCII in all of them.

/// The letters of a page by its number, such as 850; none of a page that is not known here.
pub(crate) fn dos_page(number: &str) -> Option<[char; 128]> {
    let letters = match number {
        "437" => P437,
        "850" => P850,
        "852" => P852,
        "858" => P858,
        "861" => P861,
        "865" => P865,
        _ => return None,
    };
    let mut page = ['\0'; 128];
    let mut letters = letters.chars();
    for place in &mut page {
        *place = letters.next()?;
    }
    Some(page)
}

const P437: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

const P850: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

const P852: &str = "\
    ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐\
    └┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}";

const P858: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

const P861: &str = "\
    ÇüéâäàåçêëèÐðÞÄÅÉæÆôöþûÝýÖÜø£Ø₧ƒáíóúÁÍÓÚ¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

const P865: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø₧ƒáíóúñÑªº¿⌐¬½¼¡«¤░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_letter_for_each_byte() {
        for number in ["437", "850", "852", "858", "861", "865"] {
            let page = dos_page(number).unwrap();
            assert_eq!(page[0], 'Ç', "{number}");
            assert_eq!(page[127], '\u{a0}', "{number}");
        }
        assert_eq!(dos_page("1252"), None);
    }

    #[test]
    fn danish_letters_stand_where_danish_dos_had_them() {
        let letter = |page: &str, byte: usize| dos_page(page).unwrap()[byte - 0x80];
        for page in ["850", "865"] {
            assert_eq!(
                [0x91, 0x9b, 0x86].map(|byte| letter(page, byte)),
                ['æ', 'ø', 'å'],
                "{page}"
            );
            assert_eq!(
                [0x92, 0x9d, 0x8f].map(|byte| letter(page, byte)),
                ['Æ', 'Ø', 'Å'],
                "{page}"
            );
        }
        assert_eq!(letter("437", 0x9b), '¢');
    }
}
