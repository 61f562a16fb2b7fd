using System.Reflection;
using System.Text;

namespace Fundamentals.Charts;

/// <summary>
/// The plotly.js that Plotly.NET carries inside its assembly, for pages that must draw without a network.
/// </summary>
public static class PlotlyJs
{
    private static readonly Assembly Carrier = typeof(Plotly.NET.GenericChart).Assembly;

    /// <summary>Gets its version, for example <c>2.28.0</c>; pictures are drawn and tested with this one.</summary>
    public static string Version => Globals.PLOTLYJS_VERSION;

    /// <summary>Gets the address from which a page without a copy of its own loads this version.</summary>
    public static string CdnAddress => $"https://cdn.plot.ly/plotly-{Version}.min.js";

    /// <summary>Gets the file name to write it under, for example <c>plotly-2.28.0.min.js</c>.</summary>
    public static string FileName => $"plotly-{Version}.min.js";

    /// <summary>Gets the script itself, about 3.6 MB. Read anew at each call.</summary>
    public static string Source
    {
        get
        {
            using var reader = new StreamReader(Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Writes the script to a file, replacing what is there.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static void Write(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var source = Open();
        using var target = File.Create(path);
        source.CopyTo(target);
    }

    private static Stream Open()
    {
        // Plotly.NET names the resource after the version it carries.
        var name = $"Plotly.NET.{FileName}";
        return Carrier.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{Carrier.GetName().Name} {Carrier.GetName().Version} carries no resource '{name}'; this version of Plotly.NET keeps plotly.js under another name.");
    }
}
