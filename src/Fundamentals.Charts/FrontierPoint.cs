namespace Fundamentals.Charts;

/// <summary>A setting of a system, and what it costs and gives.</summary>
/// <param name="Setting">What it is called, such as <c>R=1 W=2</c>.</param>
/// <param name="X">Its place along the horizontal axis.</param>
/// <param name="Y">Its place along the vertical axis.</param>
public sealed record FrontierPoint(string Setting, double X, double Y);

/// <summary>Which way along an axis is better.</summary>
public enum Better
{
    /// <summary>Less is better, as of latency and staleness.</summary>
    Less,

    /// <summary>More is better, as of consistency and throughput.</summary>
    More,
}
