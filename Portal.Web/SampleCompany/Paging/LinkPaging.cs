using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;

namespace Portal.Web.SampleCompany.Paging;

sealed class LinkPaging : IPaging
{
    public string Name => "link";

    public string About => "per_page; a bare list, the next page in the header Link";

    public Ask Read(IQueryCollection query) => new(Ask.SizeIn(query, "per_page"), After: Ask.TextIn(query, "token"));

    public Answer Write(Slice page, HttpRequest request, JsonArray items)
    {
        var answer = Answer.Of(items);
        return page.Next is { } next
            ? answer.With("Link", $"<{Addresses.Same(request, ("token", null))}>; rel=\"first\", <{Addresses.Same(request, ("token", next))}>; rel=\"next\"")
            : answer;
    }
}
