namespace Portal.Tests.Running;

/// <summary>Everything of one kind in the test program, by name. Two with one name stop it.</summary>
static class Named<T> where T : INamed
{
    public static SortedDictionary<string, T> Find()
    {
        var found = new SortedDictionary<string, T>(StringComparer.Ordinal);
        var kinds = typeof(T).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(T)) && type.IsClass && !type.IsAbstract);
        foreach (var one in kinds.Select(kind => (T)Activator.CreateInstance(kind)!)) found.Add(one.Name, one);
        return found;
    }
}
