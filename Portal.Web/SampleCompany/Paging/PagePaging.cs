using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;

namespace Portal.Web.SampleCompany.Paging;

sealed class PagePaging : IPaging
{
    public string Name => "page";

    public string About => "page (from 1), page_size; {items, page, pages, total}";

    public Ask Read(IQueryCollection query) => new(Ask.SizeIn(query, "page_size"), (Math.Max(1, Ask.NumberIn(query, "page", 1)) - 1) * Ask.SizeIn(query, "page_size"));

    public Answer Write(Slice page, HttpRequest request, JsonArray items) => Answer.Of(new JsonObject
    {
        ["items"] = items,
        ["page"] = (page.Offset / page.Size) + 1,
        ["pages"] = page.Pages,
        ["total"] = page.Total,
    });
}
