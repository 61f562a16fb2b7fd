namespace Fundamentals.Cli.Verifying;

/// <summary>Something about a committed notebook that is not as it should be.</summary>
/// <param name="Notebook">The notebook, as a user reads its path.</param>
/// <param name="Place">The cell, or "the file".</param>
/// <param name="Problem">What is wrong; may have several lines.</param>
internal sealed record Finding(string Notebook, string Place, string Problem)
{
    public override string ToString() => $"{Notebook}, {Place}: {Problem}";
}
