namespace Fundamentals.Cli.Pages;

/// <summary>What a C# session opens by itself; names from here are coloured as what they are.</summary>
internal static class SessionUsings
{
    public static readonly string[] Names =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading",
        "System.Threading.Tasks", "Fundamentals.Notebooks.Display", "Fundamentals.Notebooks.Display.CellDisplay",
    ];
}
