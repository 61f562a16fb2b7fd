using System.Text;
using Fundamentals.Charts;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Pages;

/// <summary>The files that all pages share: one stylesheet, one script, one more for charts, and plotly.js as Plotly.NET brings it along.</summary>
internal static class BookAssets
{
    /// <summary>Writes them to the book's folder <c>assets</c>.</summary>
    public static void Write(string outputFolder)
    {
        var folder = Path.Combine(outputFolder, "assets");
        AtomicFile.Write(Path.Combine(folder, "book.css"), Read("book.css"));
        AtomicFile.Write(Path.Combine(folder, "book.js"), Read("book.js"));
        AtomicFile.Write(Path.Combine(folder, "charts.js"), Read("charts.js"));
        AtomicFile.Write(Path.Combine(folder, "plotly.min.js"), Encoding.UTF8.GetBytes(PlotlyJs.Source));
    }

    /// <summary>Reads a text that stands inside pages.</summary>
    public static string ReadText(string name) => Encoding.UTF8.GetString(Read(name));

    private static byte[] Read(string name)
    {
        using var resource = typeof(BookAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its file {name}.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
