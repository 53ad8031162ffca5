using Portal.Engine.Entities;
using Portal.Web.Ui;

namespace Portal.Web.Features.Data;

/// <summary>The filters of the entities as the address has them, for the page and its export alike.</summary>
public sealed record ShelfQuery(string? Text, string? Kind, string? Sort)
{
    public bool IsNarrowed => !string.IsNullOrEmpty(Text) || !string.IsNullOrEmpty(Kind);

    public static ShelfQuery Of(IQueryCollection query) => new(query["text"], query["kind"], query["sort"]);

    /// <returns>Those that pass, in order.</returns>
    public IReadOnlyList<Entity> Narrow(IEnumerable<Entity> entities)
    {
        var (text, kind) = (QueryText.Plain(Text), QueryText.Word<EntityKind>(Kind));
        var found = entities.Where(entity => (kind is null || entity.Kind == kind) && (text is null || Has(entity.Label, text) || Has(entity.Name, text)));
        return [.. Sort == "-name" ? found.OrderByDescending(Label, StringComparer.Ordinal) : found.OrderBy(Label, StringComparer.Ordinal)];
    }

    static string Label(Entity entity) => entity.Label;

    static bool Has(string words, string text) => words.Contains(text, StringComparison.OrdinalIgnoreCase);
}
