using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;
using Portal.Web.SampleCompany.Kinds;

namespace Portal.Web.SampleCompany.Paging;

sealed class NextUrlPaging() : ListPaging("next-url")
{
    public override string About => "page_size; {value, next_url} with the whole address of the next page";

    public override Answer Write(Slice page, IReadOnlyList<JsonObject> items, Wish wish, HttpRequest request) => Answer.Of(new JsonObject
    {
        ["value"] = new JsonArray([.. items]),
        ["next_url"] = page.Next is { } next ? Addresses.Same(request, ("token", next)) : null,
    });

    protected override Ask? Page(IQueryCollection query, Kind kind) => Ask.ByCursor(query, "page_size", "token");
}
