//! The examples run, and each fits a page.

#[path = "../examples/plan_status.rs"]
mod plan_status;
#[path = "../examples/running_tally.rs"]
mod running_tally;
#[path = "../examples/sent_elsewhere.rs"]
mod sent_elsewhere;

#[test]
fn each_runs() -> Result<(), Box<dyn std::error::Error>> {
    plan_status::main()?;
    running_tally::main()?;
    sent_elsewhere::main()
}
