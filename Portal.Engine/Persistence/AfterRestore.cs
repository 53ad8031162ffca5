namespace Portal.Engine.Persistence;

public static class AfterRestore
{
    /// <summary>What each room has to say to it, in an order that is always the same.</summary>
    public static IReadOnlyList<IAfterRestore> OfAllRooms() =>
    [
        .. typeof(AfterRestore).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IAfterRestore)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (IAfterRestore)Activator.CreateInstance(type)!),
    ];
}
