namespace Portal.Engine.Persistence;

/// <summary>
/// Short numbers for what people configure and look at: they stand in addresses and in every row of the store. One is known
/// before its row is saved, so the audit log can name it, and none is given out twice.
/// </summary>
public static class Numbers
{
    public static async Task<long> Next(PortalDb db, string series, CancellationToken stop)
    {
        await db.Exclusive($"numbers {series}", stop);
        if (await db.Set<Number>().FindAsync([series], stop) is { } number) return ++number.Last;
        db.Add(new Number { Series = series, Last = 1 });
        return 1;
    }
}
