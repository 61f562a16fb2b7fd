namespace Fundamentals.Exercises;

/// <summary>How a status is written: a sign and a word, so that colour is never the only difference.</summary>
internal static class StatusText
{
    public static string Icon(CheckStatus status) => status switch
    {
        CheckStatus.Solved => "✔",
        CheckStatus.Wrong => "✘",
        _ => "○",
    };

    public static string Word(CheckStatus status) => status switch
    {
        CheckStatus.Solved => "Solved",
        CheckStatus.Wrong => "Not right yet",
        _ => "Not solved yet",
    };
}
