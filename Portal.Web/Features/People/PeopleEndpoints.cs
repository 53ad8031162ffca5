using System.Runtime.CompilerServices;
using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Web.Platform;
using Portal.Web.Platform.Exports;

namespace Portal.Web.Features.People;

/// <summary>The people as a file, with the filters of the page.</summary>
public static class PeopleEndpoints
{
    const int Page = 200;

    static readonly ExportColumn<Person>[] Columns =
    [
        new("name", person => person.Name), new("email", person => person.Email), new("role", person => $"{person.Role}"), new("created_at", person => person.CreatedAt),
        new("disabled_at", person => person.DisabledAt), new("last_sign_in_at", person => person.LastSignInAt),
    ];

    public static void MapPeople(this IEndpointRouteBuilder routes) => routes.MapGet(Urls.PeopleExport, Export).RequireAuthorization(Policies.Admin);

    static Task<IResult> Export(HttpContext http, PeopleDirectory directory, ListExports exports)
    {
        var query = PeopleQuery.Of(http.Request.Query);
        return exports.Csv(http, "people.exported", new AuditTarget("list", "people", "People"), query, Columns, All(directory, query.Filter(), http.RequestAborted));
    }

    static async IAsyncEnumerable<Person> All(PeopleDirectory directory, PeopleFilter filter, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var skip = 0; ; skip += Page)
        {
            var (people, total) = await directory.Page(filter, skip, Page, stop);
            foreach (var person in people) yield return person;
            if (skip + Page >= total) yield break;
        }
    }
}
