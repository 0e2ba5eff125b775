//! The example runs.

#[path = "../examples/report.rs"]
mod report;

#[test]
fn it_runs() -> Result<(), Box<dyn std::error::Error>> {
    report::main()
}
