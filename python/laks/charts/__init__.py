"""Charts of results: one file for each, all through one theme.

`plot` finds the chart of a result, each chart turns a result's typed values into panels, `rows`,
`layers` and `page` draw them, `theme` says how they look, `speech` how they speak, and `drawing`
saves them. Nothing here counts or infers, and no sentence is read: a chart is made from
`to_dict()`.
"""
