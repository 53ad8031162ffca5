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

    /// <summary>The parameter for what changed then or later.</summary>
    protected virtual string Since => "updated_since";

    /// <summary>The parameter for what changed before then, for those that have one.</summary>
    protected virtual string? Until => null;

    /// <summary>The number of the first page, for those that number them.</summary>
    protected virtual int FirstPage => 1;

    /// <returns>Which page is asked for; null when that cannot be told.</returns>
    protected abstract Ask? Page(IQueryCollection query, Kind kind);

    /// <summary>The search as this habit makes it.</summary>
    protected virtual Search Narrow(Search search) => search;

    Reading Read(IQueryCollection query, Kind kind)
    {
        if (Search.Read(query, Since, Until) is not { } search)
            return Answer.Problem(400, $"{(Until is null ? Since : $"{Since} or {Until}")} is neither an ISO date nor a number of seconds or milliseconds.");
        if (Ask.Problem(query, FirstPage) is { } problem) return Answer.Problem(400, problem);
        return Page(query, kind) is { } page
            ? new Wish(kind, Narrow(search), page, Ask.TextIn(query, "fields")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            : Answer.Problem(400, $"There is nothing to go on after: that is neither a cursor of ours nor a key of {kind.Name}.");
    }
}
