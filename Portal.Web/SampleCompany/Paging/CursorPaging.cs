using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;

namespace Portal.Web.SampleCompany.Paging;

sealed class CursorPaging : IPaging
{
    public string Name => "cursor";

    public string About => "limit, after; {data, paging.next.after}";

    public Ask Read(IQueryCollection query) => new(Ask.SizeIn(query, "limit"), After: Ask.TextIn(query, "after"));

    public Answer Write(Slice page, HttpRequest request, JsonArray items) => Answer.Of(new JsonObject
    {
        ["data"] = items,
        ["paging"] = page.Next is { } next ? new JsonObject { ["next"] = new JsonObject { ["after"] = next } } : null,
    });
}
