"""What a report means: values, periods, expressions, rules, and reports that stay consistent under any sequence of edits."""
