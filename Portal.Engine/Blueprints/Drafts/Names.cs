using System.Text.Json.Nodes;
using Portal.Engine.Blueprints.Yaml;
using Portal.Engine.Persistence;

namespace Portal.Engine.Blueprints.Drafts;

/// <summary>
/// What things are called, and by which number each is known here. What a file adds has a number below zero until it is
/// there. A stream is called by the names of its source and itself.
/// </summary>
sealed class Names
{
    public const string Source = "source", Stream = "stream";

    readonly Dictionary<(ReferenceKind Kind, string Key), object> _ids = [];
    readonly Dictionary<(ReferenceKind Kind, object Id), IReadOnlyList<string>> _paths = [];
    long _last;

    /// <summary>What two names have in common that are the same here: case and accents do not count.</summary>
    public static string Key(IEnumerable<string> path) => string.Join('\n', path.Select(name => Folding.Of(name.Trim())));

    public void Set(ReferenceKind kind, IReadOnlyList<string> path, object id)
    {
        _ids[(kind, Key(path))] = id;
        _paths[(kind, id)] = path;
    }

    /// <summary>Of something that a file names, whether it is there already or not.</summary>
    public void Propose(ReferenceKind kind, IReadOnlyList<string> path)
    {
        if (Find(kind, path) is null) Set(kind, path, --_last);
    }

    public object? Find(ReferenceKind kind, IReadOnlyList<string> path) => _ids.GetValueOrDefault((kind, Key(path)));

    /// <summary>As a file says it; null if it is not there any more.</summary>
    public JsonNode? Write(ReferenceKind kind, object id) => _paths.GetValueOrDefault((kind, id)) switch
    {
        null => null,
        [var source, var stream] => new JsonObject { [Source] = source, [Stream] = stream },
        [var name] => JsonValue.Create(name),
        _ => null,
    };

    public IReadOnlyList<string>? Path(ReferenceKind kind, object id) => _paths.GetValueOrDefault((kind, id));

    public IEnumerable<string> Of(ReferenceKind kind) => _paths.Where(path => path.Key.Kind == kind).Select(path => path.Value[^1]);

    /// <returns>The path that a file says; null if it says none.</returns>
    public static IReadOnlyList<string>? Read(ReferenceKind kind, Node node) => kind == ReferenceKind.Stream
        ? node is { Entries.Count: 2 } && node.Find(Source)?.Value.Text is { } source && node.Find(Stream)?.Value.Text is { } stream ? [source, stream] : null
        : node.Text is { Length: > 0 } name ? [name] : null;
}
