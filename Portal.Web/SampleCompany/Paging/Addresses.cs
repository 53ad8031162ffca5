namespace Portal.Web.SampleCompany.Paging;

static class Addresses
{
    /// <summary>The whole address that was asked for, with one parameter set, or taken out by null.</summary>
    public static string Same(HttpRequest request, (string Name, string? Value) set)
    {
        var others = request.Query.Where(one => one.Key != set.Name).Select(one => KeyValuePair.Create(one.Key, one.Value.FirstOrDefault()));
        var all = set.Value is null ? others : others.Append(KeyValuePair.Create(set.Name, (string?)set.Value));
        return $"{request.Scheme}://{request.Host}{request.Path}{QueryString.Create(all)}";
    }
}
