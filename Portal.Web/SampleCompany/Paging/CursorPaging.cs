using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;
using Portal.Web.SampleCompany.Kinds;

namespace Portal.Web.SampleCompany.Paging;

sealed class CursorPaging() : ListPaging("cursor")
{
    public override string About => "limit, after; {data, paging.next.after}";

    public override Answer Write(Slice page, IReadOnlyList<JsonObject> items, Wish wish, HttpRequest request) => Answer.Of(new JsonObject
    {
        ["data"] = new JsonArray([.. items]),
        ["paging"] = page.Next is { } next ? new JsonObject { ["next"] = new JsonObject { ["after"] = next } } : null,
    });

    protected override Ask? Page(IQueryCollection query, Kind kind) => Ask.ByCursor(query, "limit", "after");
}
