using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;
using Portal.Web.SampleCompany.Kinds;

namespace Portal.Web.SampleCompany.Paging;

/// <summary>A list of each kind at an address of its own, asked for by parameters.</summary>
abstract class ListPaging(string name) : IPaging
{
    public string Name => name;

    public string Method => HttpMethods.Get;

    public IReadOnlyList<string> Routes => [$"/{name}/{{kind}}"];

    public string Example => $"/{name}/contacts";

    public abstract string About { get; }

    public Task<Reading> Read(HttpRequest request, Company company) =>
        Task.FromResult(company.Find((string?)request.RouteValues["kind"] ?? "") is { } kind ? Read(request.Query, kind) : Answer.Nothing());

    public abstract Answer Write(Slice page, IReadOnlyList<JsonObject> items, Wish wish, HttpRequest request);

    /// <returns>Which page is asked for; null when that cannot be told.</returns>
    protected abstract Ask? Page(IQueryCollection query);

    Reading Read(IQueryCollection query, Kind kind)
    {
        if (Search.Read(query) is not { } search) return Answer.Problem(400, "updated_since is neither an ISO date nor a number of seconds or milliseconds.");
        return Page(query) is { } page ? new Wish(kind, search, page) : Answer.Problem(400, "That is not a cursor of ours.");
    }
}
