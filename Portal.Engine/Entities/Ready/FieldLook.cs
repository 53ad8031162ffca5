namespace Portal.Engine.Entities.Ready;

/// <summary>What a value looks like, whatever its field is called.</summary>
public enum FieldLook
{
    Any,

    Email,

    Phone,

    /// <summary>The address of a web page.</summary>
    Web,

    /// <summary>A name of a host, such as example.com.</summary>
    Domain,

    /// <summary>EUR, USD.</summary>
    Currency,

    /// <summary>DE, GB.</summary>
    Country,

    /// <summary>An IBAN whose check digits are right.</summary>
    Iban,
}
