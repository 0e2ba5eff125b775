"""One self-contained page about a cohort: its flow, rates, outcomes, goals and targets.

`build` gathers, each `*_section` makes one part, `voice` says numbers and words in a language,
`templates` hold the page. Nothing here counts or infers: every figure comes from a result of laks.
"""
