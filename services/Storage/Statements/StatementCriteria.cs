namespace DiploMesh.Storage.Statements;

/// <summary>Which filters a search for statements has, words aside.</summary>
[Flags]
internal enum StatementCriteria
{
    /// <summary>No filter.</summary>
    None = 0,

    /// <summary>By dispatch.</summary>
    Dispatch = 1 << 0,

    /// <summary>By speaker.</summary>
    Speaker = 1 << 1,

    /// <summary>By holder.</summary>
    Holder = 1 << 2,

    /// <summary>By addressee.</summary>
    Addressee = 1 << 3,

    /// <summary>By kind.</summary>
    Kind = 1 << 4,

    /// <summary>By modality.</summary>
    Modality = 1 << 5,

    /// <summary>By channel.</summary>
    Channel = 1 << 6,

    /// <summary>Published at or after.</summary>
    PublishedFrom = 1 << 7,

    /// <summary>Published before.</summary>
    PublishedTo = 1 << 8,

    /// <summary>By least confidence.</summary>
    MinConfidence = 1 << 9,

    /// <summary>Every filter.</summary>
    All = (1 << 10) - 1,
}

/// <summary>Which filters a list of communications has.</summary>
[Flags]
internal enum CommunicationCriteria
{
    /// <summary>No filter.</summary>
    None = 0,

    /// <summary>By dispatch.</summary>
    Dispatch = 1 << 0,

    /// <summary>By sender.</summary>
    Sender = 1 << 1,

    /// <summary>By addressee.</summary>
    Addressee = 1 << 2,

    /// <summary>By channel.</summary>
    Channel = 1 << 3,

    /// <summary>Every filter.</summary>
    All = (1 << 4) - 1,
}
