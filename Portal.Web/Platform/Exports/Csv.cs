using System.Globalization;
using System.Text;

namespace Portal.Web.Platform.Exports;

/// <summary>Rows as CSV that a spreadsheet opens without running anything in it. They are written as they come.</summary>
static class Csv
{
    public static async Task Write<T>(Stream body, IReadOnlyList<ExportColumn<T>> columns, IAsyncEnumerable<T> rows)
    {
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(string.Join(',', columns.Select(column => Cell(column.Name))));
        await foreach (var row in rows) await writer.WriteLineAsync(string.Join(',', columns.Select(column => Cell(column.Cell(row)))));
    }

    static string Cell(object? value) => value switch
    {
        null => "",
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        string text => Text(text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Text($"{value}"),
    };

    static string Text(string text)
    {
        if (text.Length == 0) return "";
        // A spreadsheet takes what begins like this for a formula; an apostrophe makes it a text.
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n') text = $"'{text}";
        return text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
    }
}
