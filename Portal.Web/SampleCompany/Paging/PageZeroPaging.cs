using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;

namespace Portal.Web.SampleCompany.Paging;

sealed class PageZeroPaging : IPaging
{
    public string Name => "page-zero";

    public string About => "page (from 0), size; {content, number, last}";

    public Ask Read(IQueryCollection query) => new(Ask.SizeIn(query, "size"), Ask.NumberIn(query, "page", 0) * Ask.SizeIn(query, "size"));

    public Answer Write(Slice page, HttpRequest request, JsonArray items) => Answer.Of(new JsonObject
    {
        ["content"] = items,
        ["number"] = page.Offset / page.Size,
        ["last"] = page.Next is null,
    });
}
