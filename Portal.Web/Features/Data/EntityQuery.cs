using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data.Asking;
using Portal.Web.Features.Data.Asking;
using Portal.Web.Ui;

namespace Portal.Web.Features.Data;

/// <summary>What is asked of the records of an entity as the address has it, for the page and its export alike.</summary>
public sealed record EntityQuery(IReadOnlyList<string> Where, string? Sort, string? Columns)
{
    public static EntityQuery Of(IQueryCollection query) => new([.. query[FilterBar.InAddress].OfType<string>()], query["sort"], query[ColumnPicker.InAddress]);

    /// <param name="seen">The entity as it is seen; a column that it does not have is passed over.</param>
    /// <param name="most">So many a page.</param>
    public DataQuery Ask(ScopedEntity seen, int most)
    {
        string[] known = [.. seen.Fields.Select(field => field.Name)];
        string[] columns = [.. known.Intersect(QueryText.Plain(Columns)?.Split(',') ?? known)];
        return new DataQuery(seen.Name)
        {
            Where = [.. Where.Select(text => FilterWords.Read(QueryText.Plain(text))).OfType<DataFilter>()],
            Fields = columns.Length == 0 ? known : columns,
            Sort = QueryText.Plain(Sort) is { Length: > 0 } sort ? new DataSort(sort.TrimStart('-'), sort[0] == '-') : null,
            Most = most,
        };
    }
}
