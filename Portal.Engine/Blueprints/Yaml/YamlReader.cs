using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Portal.Engine.Blueprints.Yaml;

/// <summary>
/// Reads the plain part of YAML: groups, lists and values. Anchors, aliases and tags are refused, because with them a small
/// file can mean a huge one, or something that is no data at all.
/// </summary>
sealed class YamlReader
{
    public const int MostLetters = 16_000_000;

    const int Deepest = 40;

    readonly ProblemList _problems;
    readonly Parser _parser;
    Mark _last = Mark.Empty;

    YamlReader(string text, ProblemList problems) => (_problems, _parser) = (problems, new Parser(new StringReader(text)));

    /// <returns>Null if it cannot be read at all, which is then among the problems.</returns>
    public static Node? Read(string text, ProblemList problems)
    {
        if (text.Length > MostLetters)
        {
            problems.Add(null, "", $"This is longer than {MostLetters:N0} letters, which no configuration is. Is it the right file?");
            return null;
        }

        var reader = new YamlReader(text, problems);
        try
        {
            return reader.Document();
        }
        // Of some letters the parser says so as of a mistake of its caller.
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException)
        {
            if (Tab(text) is { } tab) problems.Add(new(tab, 1, "", "This is not YAML: a tab stands at the beginning of this line, where only spaces may. Put two spaces in its place."));
            var at = new[] { reader._last, (e as YamlException)?.Start ?? Mark.Empty, (e as YamlException)?.End ?? Mark.Empty }.Max();
            problems.Add(new((int)at.Line, (int)at.Column, "", "This is not YAML from here on. Look for a quote or a bracket that is not closed, a tab, or lines that are not indented alike."));
            return null;
        }
        catch (TooDeep deep)
        {
            problems.Add(new(deep.Line, deep.Column, "", $"This goes deeper than {Deepest} levels, which no configuration does."));
            return null;
        }
    }

    /// <returns>The first line that a tab leads; null if there is none.</returns>
    static int? Tab(string text) => Array.FindIndex(text.Split('\n'), line => line.TrimStart(' ').StartsWith('\t')) is >= 0 and var index ? index + 1 : null;

    Node? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _)) return Node.Empty;
        _parser.Consume<DocumentStart>();
        var root = Value(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second)) Problem(second, "A second document begins here. Write everything into one.");
        return root;
    }

    Node Value(int depth)
    {
        var found = _parser.Consume<ParsingEvent>();
        _last = found.End;
        if (depth > Deepest) throw new TooDeep((int)found.Start.Line, (int)found.Start.Column);
        if (found is NodeEvent { Anchor.IsEmpty: false }) Problem(found, "Anchors (&) are not read here. Write out what it stands for.");
        if (found is NodeEvent { Tag.IsEmpty: false }) Problem(found, "Tags (!) are not read here. Write the value alone.");
        var (line, column) = ((int)found.Start.Line, (int)found.Start.Column);
        switch (found)
        {
            case Scalar scalar:
                return new Node(line, column) { Text = scalar.Value, IsPlain = scalar.Style == ScalarStyle.Plain };
            case SequenceStart:
                return new Node(line, column) { Items = Items(depth) };
            case MappingStart:
                return new Node(line, column) { Entries = Entries(depth) };
            default:
                if (found is AnchorAlias) Problem(found, "Aliases (*) are not read here. Write out what it stands for.");
                return new Node(line, column) { Text = "", IsPlain = true };
        }
    }

    List<Node> Items(int depth)
    {
        var items = new List<Node>();
        while (!_parser.TryConsume<SequenceEnd>(out _)) items.Add(Value(depth + 1));
        return items;
    }

    List<Entry> Entries(int depth)
    {
        var (entries, seen) = (new List<Entry>(), new HashSet<string>());
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var name = Value(depth + 1);
            var value = Value(depth + 1);
            if (name.Text is not { } key) _problems.Add(name, "", "A list or a group cannot be a name. Write a text before the colon.");
            else if (!seen.Add(key)) _problems.Add(name, "", "This name stands here twice. Keep one of them.");
            else entries.Add(new Entry(key, name, value));
        }

        return entries;
    }

    void Problem(ParsingEvent at, string text) => _problems.Add(new((int)at.Start.Line, (int)at.Start.Column, "", text));

    /// <summary>Read on it would take as long as its writer likes.</summary>
    sealed class TooDeep(int line, int column) : Exception
    {
        public int Line { get; } = line;

        public int Column { get; } = column;
    }
}
