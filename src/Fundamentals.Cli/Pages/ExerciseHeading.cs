using Markdig.Syntax;

namespace Fundamentals.Cli.Pages;

/// <summary>Recognises the heading of an exercise: "Exercise 4.1: sequential, and not linearizable".</summary>
internal static class ExerciseHeading
{
    public static bool Is(HeadingBlock heading) =>
        MarkdownHtml.PlainText(heading.Inline).StartsWith("Exercise ", StringComparison.Ordinal);
}
