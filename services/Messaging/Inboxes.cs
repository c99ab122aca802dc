namespace DiploMesh.Messaging;

/// <summary>Names under which consumers note in the inbox what they have handled. They are stored: never rename one.</summary>
public static class Inboxes
{
    /// <summary>The Worker's, for accepted dispatches.</summary>
    public const string DispatchAccepted = "dispatch-accepted";
}
