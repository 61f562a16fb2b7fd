using System.Globalization;
using System.Net;

namespace Fundamentals.Notebooks.Display;

/// <summary>A bar under the cell that fills as work is done.</summary>
public sealed class ProgressBar
{
    private const int Steps = 1000;
    private readonly double _total;
    private readonly string _label;
    private readonly DisplayHandle _handle;
    private int _shown;

    /// <summary>Shows an empty bar.</summary>
    /// <param name="total">How much work there is, in any unit; positive.</param>
    /// <param name="label">What the work is. Default: nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The total is not positive.</exception>
    public ProgressBar(double total, string label = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total);
        ArgumentNullException.ThrowIfNull(label);
        (_total, _label) = (total, label);
        _handle = CellDisplay.display(Bar(0));
    }

    /// <summary>Says how much is done; shown once it is a thousandth more.</summary>
    /// <param name="done">From 0 to the total; beyond, it counts as the nearer end.</param>
    public void Report(double done)
    {
        var share = Math.Clamp(done / _total, 0, 1);
        var step = (int)(share * Steps);
        if (Interlocked.Exchange(ref _shown, step) != step)
            _handle.Update(Bar(share));
    }

    private MimeBundle Bar(double share)
    {
        var text = share.ToString("P0", CultureInfo.InvariantCulture);
        return MimeBundle.From(
        [
            new(MimeBundle.Html, $"<progress max=\"1\" value=\"{share.ToString("0.###", CultureInfo.InvariantCulture)}\"></progress> {text} {WebUtility.HtmlEncode(_label)}"),
            new(MimeBundle.PlainText, $"{text} {_label}".TrimEnd()),
        ]);
    }
}
