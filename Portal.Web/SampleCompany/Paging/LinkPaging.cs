using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;
using Portal.Web.SampleCompany.Kinds;

namespace Portal.Web.SampleCompany.Paging;

sealed class LinkPaging() : ListPaging("link")
{
    public override string About => "per_page; a bare list, the next page in the header Link";

    public override Answer Write(Slice page, IReadOnlyList<JsonObject> items, Wish wish, HttpRequest request)
    {
        var answer = Answer.Of(new JsonArray([.. items]));
        return page.Next is { } next
            ? answer.With("Link", $"<{Addresses.Same(request, ("token", null))}>; rel=\"first\", <{Addresses.Same(request, ("token", next))}>; rel=\"next\"")
            : answer;
    }

    protected override Ask? Page(IQueryCollection query, Kind kind) => Ask.ByCursor(query, "per_page", "token");
}
