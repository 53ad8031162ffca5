using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;
using Portal.Web.SampleCompany.Kinds;

namespace Portal.Web.SampleCompany.Paging;

/// <summary>Goes on after the key of the last record, so it is always in the order of keys.</summary>
sealed class LastIdPaging() : ListPaging("last-id")
{
    public override string About => "limit, after_id (the last record's key); {records, has_more}, always by key";

    public override Answer Write(Slice page, IReadOnlyList<JsonObject> items, Wish wish, HttpRequest request) => Answer.Of(new JsonObject
    {
        ["records"] = new JsonArray([.. items]),
        ["has_more"] = page.Next is not null,
    });

    protected override Ask? Page(IQueryCollection query, Kind kind)
    {
        var size = Ask.SizeIn(query, "limit");
        if (Ask.TextIn(query, "after_id") is not { } key) return new Ask(size);
        return kind.Number(key) is { } number ? new Ask(size, After: new Place(0, number)) : null;
    }

    protected override Search Narrow(Search search) => search with { ByUpdated = false };
}
