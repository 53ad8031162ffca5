namespace Portal.Engine.Entities;

/// <summary>What is done to a value before it is compared with others, so that the same thing written in two ways is one.</summary>
public enum Normalisation
{
    /// <summary>Letter by letter.</summary>
    None,

    /// <summary>Without white space around it.</summary>
    Trim,

    /// <summary>Without case and accents, and with one space where there are several.</summary>
    CaseAndSpace,

    /// <summary>In small letters, without white space around it. Accents stay: they make another address.</summary>
    Email,

    /// <summary>Digits, and a plus before them if there is one; a bracketed trunk zero after the country is dropped.</summary>
    Phone,

    /// <summary>Digits alone.</summary>
    Digits,
}
