using System.Text.Json;

namespace Portal.Web.Features.Api.Data;

/// <summary>Names of kinds and ways as they stand in the API: atLeast, day.</summary>
static class Words
{
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public static T? Of<T>(string word) where T : struct, Enum
    {
        var at = All<T>().Index().Where(one => one.Item == word).Select(one => (int?)one.Index).FirstOrDefault();
        return at is { } found ? Enum.GetValues<T>()[found] : null;
    }
}
