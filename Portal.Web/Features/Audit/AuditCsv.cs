using System.Globalization;
using System.Text;
using Portal.Engine.Audit;

namespace Portal.Web.Features.Audit;

/// <summary>Audit entries as CSV that a spreadsheet opens without running anything in it.</summary>
static class AuditCsv
{
    static readonly string[] Columns = ["id", "at", "who", "person_id", "address", "action", "target_kind", "target_id", "target_name", "before", "after"];

    public static async Task Write(Stream body, IAsyncEnumerable<AuditEntry> entries)
    {
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(string.Join(',', Columns));
        await foreach (var e in entries)
        {
            string?[] cells =
            [
                e.Id.ToString(CultureInfo.InvariantCulture), e.At.ToString("O", CultureInfo.InvariantCulture), e.Who, e.PersonId?.ToString(),
                e.Address, e.Action, e.TargetKind, e.TargetId, e.TargetName, e.Before, e.After,
            ];
            await writer.WriteLineAsync(string.Join(',', cells.Select(Cell)));
        }
    }

    static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        // A spreadsheet takes what begins like this for a formula; an apostrophe makes it a text.
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = $"'{text}";
        return text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
    }
}
