namespace Fundamentals.Cli.Pages;

/// <summary>The plotly.js that Plotly.NET carries, so that pages draw without a network and with the version it writes for.</summary>
internal static class PlotlyScript
{
    /// <summary>Reads the script's text.</summary>
    public static string Read()
    {
        var assembly = typeof(Plotly.NET.GenericChart).Assembly;
        var name = assembly.GetManifestResourceNames().Single(name => name.EndsWith(".min.js", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
