package io.thecloud.provisioner.image;

/// No image of the version could be found, pulled or built.
public final class ImageUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    ImageUnavailableException(String message) {
        super(message);
    }
}
