// The table of courses that examples in the documentation join: LC4 stands in it twice.

use laks::adapter::{Columns, Courses, Labels, Layout};
use laks::words::DateField;
use laks::{Day, Error, Schema};
use std::sync::Arc;

/// LC4 from the end of March to the middle of June, read as an adapter reads it.
pub fn read() -> Result<Courses, Error> {
    let mut layout = Layout::new(&Schema::default())?;
    layout.dates[DateField::Started as usize] = true;
    layout.dates[DateField::Ended as usize] = true;
    layout.strata = vec!["course".to_owned(), "unit".to_owned()];
    let layout = Arc::new(layout);

    let labels = [Labels::default(), Labels::default()];
    let mut block = Columns::new(Arc::clone(&layout));
    block.reset(2);
    block.dates[DateField::Started as usize].fill(Day::new(2016, 3, 29)?.epoch());
    block.dates[DateField::Ended as usize].fill(Day::new(2016, 6, 14)?.epoch());
    block.strata[0].fill(labels[0].code("LC4"));
    block.strata[1].fill(labels[1].code("Nord"));

    let mut courses = Courses::new(&layout);
    courses.push(&mut block, &mut Vec::new(), &labels)?;
    Ok(courses)
}

/// The columns of the referrals: when they were made, and to which course.
pub fn referrals() -> Result<Layout, Error> {
    let mut layout = Layout::new(&Schema::default())?;
    layout.dates[DateField::Referred as usize] = true;
    layout.strata = vec!["course".to_owned()];
    Ok(layout)
}
