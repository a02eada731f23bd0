submit = Submit
