namespace Portal.Engine.Entities;

public enum EntityKind
{
    /// <summary>The latest state of each thing counts: customers, invoices.</summary>
    Keyed,

    /// <summary>Things that happen and are never changed: logins, page views.</summary>
    Happening,
}
