using Fundamentals.Checkers;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

public sealed class AvailabilityTests
{
    private static readonly History Some = History.Of(
        Operation.Write("a", "x", 1, 0, 10),
        Operation.Of("a", "write", "x", 2, null, 99, 250, Outcome.Unknown),
        Operation.Of("b", "read", "x", null, null, 100, 130, Outcome.Failed),
        Operation.Read("b", "x", 1, 199, 200),
        Operation.Read("a", "x", 1, 300, 301));

    [Fact]
    public void Of_AHistory_CountsByOutcome()
    {
        var all = Availability.Of(Some);

        Assert.Equal((3, 1, 1, 5, 2, 0.6), (all.Ok, all.Failed, all.Unknown, all.All, all.NotOk, all.Share));
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromMilliseconds(301)), (all.From, all.To));
    }

    [Fact]
    public void Over_Windows_CountByInvocationAndLeaveNoneOut()
    {
        var windows = Availability.Over(Some, TimeSpan.FromMilliseconds(100));

        Assert.Equal(
            [(0.0, 100.0, 1, 0, 1), (100.0, 200.0, 1, 1, 0), (200.0, 300.0, 0, 0, 0), (300.0, 400.0, 1, 0, 0)],
            windows.Select(window => (window.From.TotalMilliseconds, window.To.TotalMilliseconds, window.Ok, window.Failed, window.Unknown)));
        Assert.Equal([0.5, 0.5, null, 1.0], windows.Select(window => window.Share));
    }

    [Fact]
    public void Of_NothingAsked_HasNoShare()
    {
        Assert.Null(Availability.Of(History.Of()).Share);
        Assert.Empty(Availability.Over(History.Of(), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Over_WindowNotPositiveOrNoTimes_IsRejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Availability.Over(Some, TimeSpan.Zero));
        var untimed = HistoryText.Parse("""
            {"process":"a","type":"invoke","f":"read","key":"x","value":null}
            {"process":"a","type":"ok","f":"read","key":"x","value":null}
            """);
        Assert.Contains("no times", Assert.Throws<UnsuitableHistoryException>(() => Availability.Over(untimed, TimeSpan.FromSeconds(1))).Problem);
    }
}
