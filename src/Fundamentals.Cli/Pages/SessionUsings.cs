namespace Fundamentals.Cli.Pages;

/// <summary>What a C# session opens by itself; names from here are coloured as what they are.</summary>
internal static class SessionUsings
{
    public static readonly string[] Names =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading",
        "System.Threading.Tasks", "Fundamentals.Notebooks.Display", "Fundamentals.Notebooks.Display.CellDisplay",
    ];

    /// <summary>The implicit usings of a source file of an SDK project.</summary>
    public const string AsGlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;
}
