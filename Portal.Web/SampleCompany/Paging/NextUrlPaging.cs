using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;

namespace Portal.Web.SampleCompany.Paging;

sealed class NextUrlPaging : IPaging
{
    public string Name => "next-url";

    public string About => "page_size; {value, next_url} with the whole address of the next page";

    public Ask Read(IQueryCollection query) => new(Ask.SizeIn(query, "page_size"), After: Ask.TextIn(query, "token"));

    public Answer Write(Slice page, HttpRequest request, JsonArray items) => Answer.Of(new JsonObject
    {
        ["value"] = items,
        ["next_url"] = page.Next is { } next ? Addresses.Same(request, ("token", next)) : null,
    });
}
