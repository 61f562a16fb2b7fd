using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Fundamentals.Benchmarks.Checkers;
using Fundamentals.Benchmarks.Hashing;
using Fundamentals.Benchmarks.Replication;
using Fundamentals.Benchmarks.SimPy;
using Fundamentals.Benchmarks.Simulator;

switch (args)
{
    case ["rates"]:
        Rates.Print();
        return;
    case ["in-flight"]:
        InFlight.Print(receivers: 10);
        return;
    case ["in-flight", var receivers]:
        InFlight.Print(int.Parse(receivers, CultureInfo.InvariantCulture));
        return;
    case ["cluster-hour"]:
        ClusterHour.Print();
        return;
    case ["checkers"]:
        CheckCosts.Print();
        return;
    case ["pbs"]:
        BoundedStaleness.Print();
        return;
    case ["partitioners"]:
        PartitionerCosts.Print();
        return;
    case ["simpy", var python, .. var scripts]:
        Comparison.Print(python, scripts);
        return;
}

// In this process: the projects BenchmarkDotNet generates would inherit the one output folder of Directory.Build.props.
var inThisProcess = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
var config = DefaultConfig.Instance
    .AddJob(inThisProcess)
    .HideColumns(Column.Job, Column.StdDev, Column.AllocRatio, Column.IterationCount, Column.LaunchCount, Column.WarmupCount, Column.Toolchain, Column.RatioSD)
    .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(40));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
