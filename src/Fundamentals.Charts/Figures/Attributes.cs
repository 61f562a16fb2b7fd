namespace Fundamentals.Charts.Figures;

/// <summary>
/// Objects of a figure with the attributes that plotly.js's reference names. Plotly.NET's objects are open to any
/// attribute, and this reads shorter in C# than their F# functions with dozens of optional arguments.
/// </summary>
internal static class Attributes
{
    /// <summary>Makes a nameless object, such as a marker or an annotation.</summary>
    public static DynamicObj.DynamicObj Of(params ReadOnlySpan<(string Name, object Value)> attributes) =>
        new DynamicObj.DynamicObj().With(attributes);

    /// <summary>Sets attributes on a trace, a layout or an axis.</summary>
    public static T With<T>(this T target, params ReadOnlySpan<(string Name, object Value)> attributes)
        where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in attributes)
            target.SetProperty(name, value);
        return target;
    }

    /// <summary>Makes an axis with a title, broken into lines that a vertical axis has room for.</summary>
    public static Plotly.NET.LayoutObjects.LinearAxis Axis(string title, params ReadOnlySpan<(string Name, object Value)> attributes) =>
        new Plotly.NET.LayoutObjects.LinearAxis()
            .With(("title", Of(("text", string.Join("<br>", PlotlyText.Lines(title, PlotlyText.AxisLine).Select(PlotlyText.Literal))))))
            .With(attributes);
}
