using System.Collections;
using System.Globalization;
using System.Net;
using System.Text;

namespace Fundamentals.Notebooks.Display;

/// <summary>
/// Shows objects: a sequence as a table of pages, with a column for each property of its items; an object as a table of
/// its properties; what these refer to collapsed. Bounded in depth, items and size, so that cycles and endless sequences end.
/// </summary>
internal sealed class ObjectView
{
    private const int PageRows = 50;
    private const int MostRows = 500;
    private const int MostNestedRows = 20;
    private const int MostDepth = 4;
    private const int MostCellText = 2_000;

    // Once so many cells are filled, what the others refer to is left out.
    private const int MostCells = 1_000;

    private int _cells;

    /// <summary>Shows an object; not a sequence of plain values, for which a line is enough.</summary>
    public static bool TryOf(object value, out MimeBundle shown)
    {
        // The name of an anonymous type means nothing: such an object is a row.
        if (ObjectShape.IsAnonymous(value.GetType()))
        {
            var row = Array.CreateInstance(value.GetType(), 1);
            row.SetValue(value, 0);
            value = row;
        }

        shown = null!;
        var table = value is IEnumerable sequence ? Table.Of(sequence, MostRows) : Table.Of(value);
        if (table.Columns.Count == 0)
            return false;
        var head = table.IsOfProperties ? ObjectShape.NameOf(value.GetType()) : "";
        var html = new ObjectView().Pages(table);
        shown = MimeBundle.From(
        [
            new(MimeBundle.Html, head.Length == 0 ? html : $"<details open><summary>{WebUtility.HtmlEncode(head)}</summary>{html}</details>"),
            new(MimeBundle.PlainText, Plain(table, head)),
        ]);
        return true;
    }

    private string Pages(Table table)
    {
        var html = new StringBuilder();
        for (var from = 0; from == 0 || from < table.Rows.Count; from += PageRows)
        {
            var to = Math.Min(from + PageRows, table.Rows.Count);
            var page = Html(table, from, to, depth: 0);
            html.Append(from == 0 ? page : $"<details><summary>Rows {from + 1} to {to}</summary>{page}</details>");
        }

        var more = table.Rows.Count <= PageRows || table.Rows.Count < table.Count || table.Count is null ? table.More(table.Rows.Count) : $"{table.Count:N0} rows.";
        return more.Length == 0 ? html.ToString() : html.Append("<p>").Append(more).Append("</p>").ToString();
    }

    private string Html(Table table, int from, int to, int depth)
    {
        var html = new StringBuilder("<table>");
        if (!table.IsOfProperties)
        {
            html.Append("<thead><tr>");
            foreach (var column in table.Columns)
                html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{Align(column)}>{WebUtility.HtmlEncode(column.Name)}</th>");
            html.Append("</tr></thead>");
        }

        html.Append("<tbody>");
        foreach (var row in table.Rows.Skip(from).Take(to - from))
        {
            html.Append("<tr>");
            foreach (var column in table.Columns)
                html.Append(CultureInfo.InvariantCulture, $"<td{Align(column)}>{Cell(row is null ? null : ObjectShape.Read(column, row), depth)}</td>");
            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    private string Cell(object? value, int depth)
    {
        _cells++;
        if (value is not null && ValueFormatter.HasFormOfItsOwn(value.GetType()) && !ObjectShape.IsPlain(value))
            return ValueFormatter.HtmlOf(value);
        var brief = ObjectShape.IsPlain(value) ? ObjectShape.Plain(value) : ObjectShape.Brief(value);
        var text = WebUtility.HtmlEncode(brief.Length <= MostCellText ? brief : brief[..MostCellText] + "…");
        if (ObjectShape.IsPlain(value) || depth == MostDepth || _cells > MostCells)
            return text;
        var table = value is IEnumerable sequence ? Table.Of(sequence, MostNestedRows) : Table.Of(value!);
        return table.Columns.Count == 0 || table.Rows.Count == 0
            ? text
            : $"<details><summary>{text}</summary>{Html(table, 0, table.Rows.Count, depth + 1)}{table.More(table.Rows.Count)}</details>";
    }

    private static string Align(Column column) => column.IsNumber ? " style=\"text-align:right\"" : " style=\"text-align:left\"";

    private static string Plain(Table table, string head)
    {
        var rows = table.Rows.Take(PageRows).Select(row => table.Columns.ConvertAll(column => row is null ? "null" : ObjectShape.Brief(ObjectShape.Read(column, row)))).ToList();
        var widths = table.Columns.Select((column, i) => rows.Select(row => row[i].Length).Append(table.IsOfProperties ? 0 : column.Name.Length).Max()).ToList();
        var lines = rows.Select(row => string.Join("  ", row.Select((cell, i) => table.Columns[i].IsNumber ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
        if (table.IsOfProperties)
            lines = lines.Select(line => head.Length == 0 ? line : "  " + line).Prepend(head).Where(line => line.Length > 0);
        else
            lines = lines.Prepend(string.Join("  ", table.Columns.Select((column, i) => column.IsNumber ? column.Name.PadLeft(widths[i]) : column.Name.PadRight(widths[i]))).TrimEnd());
        var more = table.More(rows.Count);
        return string.Join('\n', more.Length == 0 ? lines : lines.Append(more));
    }
}
