using System.Text;

namespace Portal.Tests.Web.Lists;

/// <summary>Reads CSV as a spreadsheet does.</summary>
static class CsvText
{
    public static IReadOnlyList<List<string>> Read(string text)
    {
        var (lines, line, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (text[i] == '"') quoted = !quoted;
            else if (!quoted && text[i] == ',') End();
            else if (!quoted && text[i] == '\n') EndLine();
            else if (quoted || text[i] != '\r') cell.Append(text[i]);
        }

        return lines;

        void End()
        {
            line.Add(cell.ToString());
            cell.Clear();
        }

        void EndLine()
        {
            End();
            lines.Add(line);
            line = [];
        }
    }
}
