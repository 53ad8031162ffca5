using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Portal.Engine.Blueprints.Yaml;

/// <summary>
/// Brings comments and empty lines of an older file into a newer one: each goes along with the entry that it stands above or
/// behind, and goes with it where there is none any more. What stands at the end stays at the end.
/// </summary>
static class Comments
{
    public static string Keep(string older, string newer)
    {
        var problems = new ProblemList();
        if (YamlReader.Read(older, problems) is not { } before || YamlReader.Read(newer, new ProblemList()) is not { } after) return newer;
        var (comments, lines) = (Find(older), older.ReplaceLineEndings("\n").Split('\n'));
        var (above, behind, rest) = (new Dictionary<string, List<string>>(), new Dictionary<string, string>(), new List<string>());
        var places = Places(before);
        var inText = Texts(before, lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            if (comments.TryGetValue(i + 1, out var comment) && !comment.IsInline)
            {
                rest.Add(lines[i]);
            }
            else if (lines[i].Trim().Length == 0 && !inText.Contains(i + 1))
            {
                rest.Add("");
            }
            else if (places.TryGetValue(i + 1, out var place))
            {
                above[place] = rest;
                rest = [];
                if (comment is not null) behind[place] = $" {lines[i][((int)comment.Start.Column - 1)..].TrimEnd()}";
            }
        }

        while (rest is [.., ""]) rest.RemoveAt(rest.Count - 1);
        return Put(newer.Split('\n'), Places(after), above, behind, rest);
    }

    static string Put(string[] lines, Dictionary<int, string> places, Dictionary<string, List<string>> above, Dictionary<string, string> behind, List<string> end)
    {
        var made = new List<string>();
        for (var i = 0; i < lines.Length - 1; i++)
        {
            if (places.TryGetValue(i + 1, out var place) && above.TryGetValue(place, out var lead))
            {
                // An empty line of the newer file gives way to what the older one had there.
                while (made is [.., ""]) made.RemoveAt(made.Count - 1);
                made.AddRange(lead);
            }

            made.Add(lines[i] + (place is not null ? behind.GetValueOrDefault(place) : null));
        }

        return string.Join('\n', made.Concat(end)) + "\n";
    }

    /// <summary>Which entry begins on a line.</summary>
    static Dictionary<int, string> Places(Node root)
    {
        var places = new Dictionary<int, string>();
        Walk(root, "");
        return places;

        void Walk(Node node, string path)
        {
            foreach (var entry in node.Entries ?? [])
            {
                places.TryAdd(entry.Name.Line, $"{path}\n{entry.Key}");
                Walk(entry.Value, $"{path}\n{entry.Key}");
            }

            foreach (var (i, item) in (node.Items ?? []).Index())
            {
                var name = item.Text ?? (item.Entries is [{ Value.Text: { } first }, ..] ? first : $"{i}");
                places.TryAdd(item.Line, $"{path}\n- {name}");
                Walk(item, $"{path}\n- {name}");
            }
        }
    }

    /// <summary>Lines that lie within a text of several lines, where a # is a letter and an empty line is part of it.</summary>
    static HashSet<int> Texts(Node root, int last)
    {
        var lines = new HashSet<int>();
        Walk(root);
        return lines;

        void Walk(Node node)
        {
            if (node.Text is { } text && text.Contains('\n', StringComparison.Ordinal)) lines.UnionWith(Enumerable.Range(node.Line, Math.Min(text.TrimEnd('\n').Split('\n').Length + 1, last)));
            foreach (var entry in node.Entries ?? []) Walk(entry.Value);
            foreach (var item in node.Items ?? []) Walk(item);
        }
    }

    static Dictionary<int, Comment> Find(string text)
    {
        var found = new Dictionary<int, Comment>();
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: false));
        while (parser.MoveNext())
        {
            if (parser.Current is Comment comment) found[(int)comment.Start.Line] = comment;
        }

        return found;
    }
}
